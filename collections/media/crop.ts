import type { Area, Point } from '../shared/uploads/image-edits'

/** A rectangle of an image, in integer pixels. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

interface Extent {
  width: number
  height: number
}

/** The default focal point: the centre. */
export const CENTRE: Point = { x: 50, y: 50 }

/** Converts an area from percent to pixels: at least one pixel, within the image. */
export function boxOf({ x, y, width, height }: Area, image: Extent): Box {
  const left = Math.min(Math.round((x / 100) * image.width), image.width - 1)
  const top = Math.min(Math.round((y / 100) * image.height), image.height - 1)
  return {
    left,
    top,
    width: clamp(Math.round((width / 100) * image.width), 1, image.width - left),
    height: clamp(Math.round((height / 100) * image.height), 1, image.height - top),
  }
}

/** The largest box with the proportions of `target` that fits the image, centred on `focal` as far as the edges allow. */
export function boxAround(focal: Point, target: Extent, image: Extent): Box {
  const scale = Math.min(image.width / target.width, image.height / target.height)
  const width = clamp(Math.round(target.width * scale), 1, image.width)
  const height = clamp(Math.round(target.height * scale), 1, image.height)
  return {
    width,
    height,
    left: clamp(Math.round((focal.x / 100) * image.width - width / 2), 0, image.width - width),
    top: clamp(Math.round((focal.y / 100) * image.height - height / 2), 0, image.height - height),
  }
}

/** Converts a point of an image to a point of an area of it; a point outside becomes the nearest one inside. */
export function within(area: Area, point: Point): Point {
  return {
    x: Math.round(clamp(((point.x - area.x) / area.width) * 100, 0, 100)),
    y: Math.round(clamp(((point.y - area.y) / area.height) * 100, 0, 100)),
  }
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
