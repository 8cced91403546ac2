/** Letters grow a little with the display's height. */
export const NAME_SIZE = 'text-name tall:text-[clamp(1.4rem,1.4vh,1.6rem)] wall:text-[clamp(1.4rem,2.4vh,1.6rem)]'
export const DETAIL_SIZE = 'text-label tall:text-[clamp(1.25rem,1.2vh,1.35rem)] wall:text-[clamp(1.25rem,2vh,1.35rem)]'
