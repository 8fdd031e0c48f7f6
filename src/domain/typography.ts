const NO_BREAK = '\u00A0'

/** French text with the spaces that must not break: inside « », before : ; ! ? and %. */
export function frenchSpaces(text: string): string {
  return text.replace(/« /g, `«${NO_BREAK}`).replace(/ (?=[»:;!?%])/g, NO_BREAK)
}
