interface Glyph {
  width: number
  path: string
}

// Strokes on a grid six units high; y grows downwards, the baseline is at 6.
const glyphs: Record<string, Glyph> = {
  A: { width: 4.4, path: 'M0 6L2.2 0L4.4 6M.9 3.9H3.5' },
  B: { width: 3.8, path: 'M0 0V6M0 0H2.2A1.4 1.4 0 0 1 2.2 2.8H0M0 2.8H2.2A1.6 1.6 0 0 1 2.2 6H0' },
  C: { width: 5.1, path: 'M5.1.9A3 3 0 1 0 5.1 5.1' },
  D: { width: 4.6, path: 'M0 0V6H1.6A3 3 0 0 0 1.6 0H0' },
  E: { width: 3.1, path: 'M3.1 0H0V6H3.1M0 3H2.7' },
  F: { width: 3, path: 'M3 0H0V6M0 3H2.6' },
  G: { width: 5.9, path: 'M5.1.9A3 3 0 1 0 6 3.2H3.5' },
  H: { width: 4, path: 'M0 0V6M4 0V6M0 3H4' },
  I: { width: 0, path: 'M0 0V6' },
  J: { width: 2.6, path: 'M2.6 0V4.2A1.7 1.7 0 0 1 0 5.2' },
  K: { width: 3.7, path: 'M0 0V6M3.5 0L.2 3.4M1.3 2.3L3.8 6' },
  L: { width: 2.9, path: 'M0 0V6H2.9' },
  M: { width: 5.2, path: 'M0 6V0L2.6 4.2L5.2 0V6' },
  N: { width: 4.2, path: 'M0 6V0L4.2 6V0' },
  O: { width: 6, path: 'M3 0A3 3 0 1 1 3 6A3 3 0 1 1 3 0Z' },
  P: { width: 3.8, path: 'M0 6V0H2.2A1.65 1.65 0 0 1 2.2 3.3H0' },
  Q: { width: 6, path: 'M3 0A3 3 0 1 1 3 6A3 3 0 1 1 3 0ZM3.7 3.9L6 6.3' },
  R: { width: 3.9, path: 'M0 6V0H2.2A1.65 1.65 0 0 1 2.2 3.3H0M1.9 3.3L3.9 6' },
  S: { width: 3.4, path: 'M3.2 1A1.6 1.5 0 0 0 1.7 0A1.5 1.5 0 0 0 1.7 3A1.5 1.5 0 0 1 1.7 6A1.7 1.6 0 0 1 0 4.9' },
  T: { width: 4, path: 'M0 0H4M2 0V6' },
  U: { width: 4, path: 'M0 0V4A2 2 0 0 0 4 4V0' },
  V: { width: 4.3, path: 'M0 0L2.15 6L4.3 0' },
  W: { width: 6.6, path: 'M0 0L1.7 6L3.3 .8L4.9 6L6.6 0' },
  X: { width: 4, path: 'M0 0L4 6M4 0L0 6' },
  Y: { width: 4.2, path: 'M0 0L2.1 3.1L4.2 0M2.1 3.1V6' },
  Z: { width: 3.8, path: 'M0 0H3.7L0 6H3.8' },
  É: { width: 3.1, path: 'M3.1 0H0V6H3.1M0 3H2.7M1.2 -1.2L2.4 -2.1' },
  Ê: { width: 3.1, path: 'M3.1 0H0V6H3.1M0 3H2.7M.5 -1.2L1.6 -2.1L2.7 -1.2' },
  '@': {
    width: 6,
    path: 'M4.2 3A1.25 1.25 0 1 0 1.7 3A1.25 1.25 0 1 0 4.2 3V3.7A.9 .9 0 0 0 6 3.4V3A3 3 0 1 0 4.5 5.6',
  },
  ' ': { width: 1.6, path: '' },
}

const gap = 1.5

/** A text as stroked paths, so that the image does not depend on the fonts of the machine. */
export interface Lettering {
  /** SVG markup, its top-left corner at 0,0 and its capitals `height` high. */
  markup: string
  width: number
}

/**
 * Draws a text with capitals `height` pixels high; `weight` is the stroke in grid units. Throws a `RangeError` for a character
 * other than A–Z, É, Ê, @ and spaces.
 */
export function letter(text: string, height: number, colour: string, weight = 0.9): Lettering {
  const scale = height / 6
  let x = weight / 2
  const paths: string[] = []
  for (const char of text.toUpperCase()) {
    const glyph = glyphs[char]
    if (!glyph) throw new RangeError(`No letter is drawn for « ${char} ».`)
    if (glyph.path) paths.push(`<path transform="translate(${x.toFixed(2)} 0)" d="${glyph.path}"/>`)
    x += glyph.width + gap
  }
  return {
    markup: `<g transform="scale(${scale})" fill="none" stroke="${colour}" stroke-width="${weight}" stroke-miterlimit="2">${paths.join('')}</g>`,
    width: (x - gap + weight / 2) * scale,
  }
}
