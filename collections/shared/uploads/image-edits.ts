import type { PayloadRequest } from 'payload'
import { recordOf } from '../../../src/domain/record'

/** A point of an image, in percent of its width and height. */
export interface Point {
  x: number
  y: number
}

/** A part of an image, in percent of its width and height. */
export interface Area extends Point {
  width: number
  height: number
}

/** The edits of an image: the part to crop it to, and its focal point. */
export interface Edits {
  crop?: Area
  focal?: Point
}

/**
 * Takes the edits out of a request: with them, Payload would fetch the file from its own address. The focal point is
 * also accepted as fields of the document.
 */
export function extractEdits(req: PayloadRequest, data: Record<string, unknown>): Edits {
  const { uploadEdits, ...query } = req.query ?? {}
  const { crop, focalPoint } = recordOf(uploadEdits)
  if (uploadEdits !== undefined) req.query = query
  return {
    crop: areaOf(recordOf(crop)),
    focal: pointOf(recordOf(focalPoint)) ?? pointOf({ x: data.focalX, y: data.focalY }),
  }
}

function pointOf({ x, y }: Record<string, unknown>): Point | undefined {
  const point = { x: percent(x), y: percent(y) }
  return point.x === undefined || point.y === undefined ? undefined : (point as Point)
}

function areaOf({ width, height, ...corner }: Record<string, unknown>): Area | undefined {
  const [point, wide, high] = [pointOf(corner), percent(width), percent(height)]
  if (!point || !wide || !high || (wide === 100 && high === 100)) return undefined
  return { ...point, width: Math.min(wide, 100 - point.x), height: Math.min(high, 100 - point.y) }
}

function percent(value: unknown): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined
  const number = Number(value)
  return number >= 0 && number <= 100 ? number : undefined
}
