import type { SanitizedCollectionConfig, SelectType } from 'payload'
import { isRecord, recordOf } from '../../../src/domain/record'

/** A selection with what the selected URLs are computed from: without their file names they would be `null`. */
export function withFileNames(
  select: SelectType | undefined,
  { upload }: SanitizedCollectionConfig,
): SelectType | undefined {
  if (!select || !upload) return select
  if (Object.values(select).includes(false)) return select.url === false ? select : without(select, 'filename')
  const sizes = { ...(isRecord(select.sizes) ? select.sizes : {}) } as Record<string, SelectType | boolean>
  const { adminThumbnail, imageSizes = [] } = upload
  if (select.srcset && select.sizes !== true) {
    const whole = imageSizes.filter(({ height }) => height === undefined)
    for (const { name } of whole) sizes[name] = { ...recordOf(sizes[name]), filename: true, width: true } as SelectType
  }
  if (select.thumbnailURL && typeof adminThumbnail === 'string' && select.sizes !== true)
    sizes[adminThumbnail] ??= { url: true }
  for (const [name, size] of Object.entries(sizes)) {
    if (isRecord(size) && size.url) sizes[name] = { ...size, filename: true } as SelectType
  }
  return {
    ...select,
    ...(select.url || select.thumbnailURL || select.srcset ? { filename: true } : {}),
    ...(select.srcset ? { width: true } : {}),
    ...(Object.keys(sizes).length > 0 ? { sizes } : {}),
  } as SelectType
}

const without = (select: SelectType, name: string): SelectType | undefined => {
  const entries = Object.entries(select).filter(([key]) => key !== name)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
