/** A size of an image in pixels: a width, or a width and a height to which the image is cropped. */
export interface Size {
  name: string
  width: number
  height?: number
  /** The format of the file; WebP by default. */
  format?: 'jpeg'
  /** What the size is for, as the API describes it. */
  use: string
}

/**
 * The sizes of an image, all WebP but for `og`, since not every network shows WebP. Every image has all of them and none is enlarged: a small image gives a smaller file,
 * and a cropped size preserves its proportions. The response contains the actual `width` and `height`.
 */
export const sizes: readonly Size[] = [
  { name: 'thumbnail', width: 320, use: 'The whole image, 320 pixels wide: not for a portrait.' },
  { name: 'card', width: 640, use: 'The whole image, 640 pixels wide: not for a portrait.' },
  {
    ...{ name: 'portraitSmall', width: 320, height: 400 },
    use: 'A portrait in a list: cropped to 4:5 around the focal point, 320 × 400 pixels. `null` for a moment after an update of the server.',
  },
  {
    ...{ name: 'portrait', width: 800, height: 1000 },
    use: 'A portrait on its own page: cropped to 4:5 around the focal point, 800 × 1000 pixels.',
  },
  { name: 'hero', width: 1920, use: 'The whole image, 1920 pixels wide: for the width of a page.' },
  {
    ...{ name: 'og', width: 1200, height: 630, format: 'jpeg' },
    use: 'For `og:image`, as JPEG: cropped to 1200 × 630 pixels around the focal point.',
  },
]

/** The sizes that are cropped. */
export const croppedSizes: readonly string[] = sizes
  .filter(({ height }) => height !== undefined)
  .map(({ name }) => name)

/** Whether a size is cropped to proportions of its own. */
export const isCropped = (name: string): boolean => croppedSizes.includes(name)

/** The media type of the file of a size. */
export const typeOfSize = ({ format }: Size): string => (format === 'jpeg' ? 'image/jpeg' : 'image/webp')

/** The name of the file of a size beside the name of the image. */
export const nameOfSize = (filename: string, { name, format }: Size): string =>
  filename.replace(/\.webp$/, `-${name}.${format === 'jpeg' ? 'jpg' : 'webp'}`)

/** The longest side of the stored image, in pixels. */
export const MAX_SIDE = 2560

/** The most pixels of an accepted image: more than a telephone takes, less than exhausts the memory of a small server. */
export const MAX_PIXELS = 60_000_000
