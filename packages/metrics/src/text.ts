/** The languages of the interface, the catalogue, errors and reports; Vietnamese is the default. */
export const LANGS = ['vi', 'en', 'bn'] as const
export type Lang = (typeof LANGS)[number]

/** A text in every language: nothing a person reads exists in one language only. */
export type Localised = Readonly<Record<Lang, string>>
