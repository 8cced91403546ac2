// Every scene of the wall and every page of the desk, by name: what is held to look right, and to be free of faults.
export const SCENES = {
  overview: '/wall',
  exceptions: '/wall?scene=exceptions',
  component: '/wall?scene=component:security',
  matrix: '/wall?scene=matrix',
  league: '/wall?scene=league:security.eid-activated',
  steps: '/wall?scene=steps',
  'wall-sources': '/wall?scene=sources',
}

export const PAGES = {
  leader: '/',
  indicators: '/indicators',
  measures: '/indicators?show=measures',
  indicator: '/indicators/security.eid-activated',
  unit: '/units/20617',
  number: '/numbers/security.eid-activated/508',
  explore: '/explore?indicators=procedures.on-time&units=20617&across=year',
  views: '/views?address=%2Fexplore',
  meetings: '/meetings',
  screens: '/screens',
  sources: '/sources',
  imports: '/imports',
  registers: '/registers',
  register: '/registers/investments',
  forms: '/forms',
  form: '/forms/20617',
  nowhere: '/no-such-page',
}

export const VIEWS = { ...SCENES, ...PAGES }
