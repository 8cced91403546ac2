import type { Shape } from '../model/shape.ts'

/** What comes as printed forms: only what an indicator asks for is played, the rest is for files to bring. */
export const FORMS: Readonly<Record<string, Shape>> = {
  'form06.finished': { kind: 'people', per100: 24, units: { '508.HCC': 16 } },
  'form06.finished-late': { kind: 'share', of: 'form06.finished', rate: 0.013, spread: 0.008 },
  'form-digitisation.received': { kind: 'people', per100: 24, units: { '508.HCC': 16 } },
  'form-digitisation.components': { kind: 'share', of: 'form-digitisation.received', rate: 0.93, spread: 0.04 },
  'form-payment.dossiers': { kind: 'people', per100: 13, units: { '508.HCC': 8 } },
  'form-payment.dossiers-paid-online': { kind: 'share', of: 'form-payment.dossiers', rate: 0.46, spread: 0.08 },
  'weekly.open': { kind: 'people', per100: 30, units: { '508.HCC': 10 } },
  'weekly.open-late': { kind: 'share', of: 'weekly.open', rate: 0.02, spread: 0.015 },
}
