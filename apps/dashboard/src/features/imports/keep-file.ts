/** Hands a file to the browser to be kept under a name. */
export function keepFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser has it once the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
