// The spreadsheet program whose files the import tests read.
import { systemProgram } from './system-program.mjs'

/** Path of a LibreOffice (`SOFFICE_PATH` goes first), or undefined where there is none and none can be installed. */
export function spreadsheetProgramPath() {
  const names = ['soffice', 'libreoffice']
  return systemProgram({ title: 'LibreOffice', variable: 'SOFFICE_PATH', names, debian: 'libreoffice-calc-nogui' })
}
