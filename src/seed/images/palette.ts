/** The colours of the example images. Ink on the light ones and paper on the deep ones have AA contrast. */
export const palette = {
  paper: '#f7f0e4',
  ink: '#1c2340',
  brick: '#b8452e',
  ochre: '#e9ae3a',
  pine: '#1d6b62',
  plum: '#64305e',
  sky: '#9cc5d3',
  blush: '#eec0a6',
} as const

/** One colour of the palette. */
export type Colour = (typeof palette)[keyof typeof palette]

/** The tones of faces. */
export const skins = ['#eec0a6', '#d29c6f', '#a5673f', '#7a4630'] as const

/** Three colours of a motif: its ground, the shape on it, the accent. */
export type Trio = readonly [ground: Colour, shape: Colour, accent: Colour]

/** The colours of one person. */
export interface Outfit {
  ground: Colour
  shape: Colour
  accent: Colour
  thread: Colour
}

const { paper, ink, brick, ochre, pine, plum, sky, blush } = palette

/** The combinations of the portraits. The ground and the shape differ in lightness, so that they are distinct without colour. */
export const outfits: readonly Outfit[] = [
  { ground: ochre, shape: plum, accent: paper, thread: brick },
  { ground: sky, shape: ink, accent: paper, thread: ochre },
  { ground: paper, shape: brick, accent: pine, thread: ochre },
  { ground: pine, shape: ink, accent: ochre, thread: paper },
  { ground: sky, shape: plum, accent: ochre, thread: paper },
  { ground: ochre, shape: ink, accent: pine, thread: paper },
  { ground: paper, shape: ink, accent: sky, thread: brick },
  { ground: brick, shape: ink, accent: paper, thread: sky },
  { ground: blush, shape: plum, accent: pine, thread: ochre },
]
