import sharp from 'sharp'

/** A flat drawing: its size in pixels and its SVG content. */
export interface Drawing {
  width: number
  height: number
  markup: string
}

/** Returns a drawing as a PNG with a palette, which suits flat colours. */
export function rasterise({ width, height, markup }: Drawing): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${markup}</svg>`
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, dither: 0, effort: 1 }).toBuffer()
}
