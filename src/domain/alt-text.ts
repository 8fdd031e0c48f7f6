const extension = /\.(?:jpe?g|png|webp|avif|gif|heic|tiff?|bmp|svg|pdf|psd)$/i
const cameraName = /^(?:img|dsc[fn]?|pxl|mvimg|dji|gopr|screenshot|capture|image|photo|scan)[\s._-]*\d[\d\s._-]*$/i
const oneWordWithUnderscores = /^[\p{L}\d-]*_[\p{L}\d_-]*$/u

/** Whether a text is the name of a file (`IMG_1234`, `logo-region.png`), not a description. */
export function isFileName(text: string): boolean {
  return extension.test(text) || cameraName.test(text) || oneWordWithUnderscores.test(text)
}

/** A kind of advice on the description of an image. */
export type AltAdvice = 'file-name' | 'starts-with-photo' | 'few-words' | 'long'

/** Returns the advice on the description of an image; `[]` for an empty one. */
export function altAdvice(alt: string): AltAdvice[] {
  const text = alt.trim()
  if (text === '') return []
  if (isFileName(text)) return ['file-name']
  return [
    ...(/^(?:une? )?(?:photo(?:graphie)?|image|picture|photograph|illustration)s?\s+(?:de|d[’']|du|des|of)\s*/i.test(
      text,
    )
      ? (['starts-with-photo'] as const)
      : []),
    ...(text.split(/\s+/).length < 3 ? (['few-words'] as const) : []),
    ...(text.length > 200 ? (['long'] as const) : []),
  ]
}
