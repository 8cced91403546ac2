import type { Shape } from '../model/shape.ts'
import { EDUCATION } from './education.ts'
import { FEEDBACK } from './feedback.ts'
import { FORMS } from './forms.ts'
import { HEALTH } from './health.ts'
import { INFORMATION } from './information.ts'
import { PROCEDURES } from './procedures.ts'
import { SECURITY } from './security.ts'

/** How each measure of the pack behaves; a measure that is not here gets a shape read off its indicators. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  ...PROCEDURES,
  ...FORMS,
  ...SECURITY,
  ...INFORMATION,
  ...FEEDBACK,
  ...HEALTH,
  ...EDUCATION,
}
