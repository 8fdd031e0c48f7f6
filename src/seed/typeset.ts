const thin = '\u202f'
const noBreak = '\u00a0'
const dayAndMonth =
  /(\d) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\p{L}))/gu

/** French text with the spaces that must not break: thin before `; ! ?`, wide before `: » %`, after `«`, before a month. */
export function typeset(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${thin}$1`)
    .replace(/ ([:»%])/g, `${noBreak}$1`)
    .replace(/« /g, `«${noBreak}`)
    .replace(dayAndMonth, `$1${noBreak}`)
}
