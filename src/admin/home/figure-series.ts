import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf } from '../../domain/bilingual'
import type { Measure } from './series-line'

/** A figure with its measures over the years. */
export interface Series {
  series: string
  label: string
  unit: string
  territory: string
  measures: Measure[]
}

/** How many series are shown, and how many of their measures are read at most. */
const [MAX_SERIES, MAX_MEASURES] = [4, 120]

/** Returns the series that an edition shows, else those measured last, each with its measures over the years. */
export async function figureSeries(req: PayloadRequest, edition: string): Promise<Series[]> {
  const own = await figures(req, { editions: { in: [edition] } }, 40)
  const latest = own.length > 0 ? own : await figures(req, {}, 40)
  const wanted = [...new Set(latest.map(({ series }) => series))].slice(0, MAX_SERIES)
  if (wanted.length === 0) return []
  const measured = await figures(req, { series: { in: wanted } }, MAX_MEASURES)
  return wanted.flatMap((series) => {
    const measures = measured.filter((figure) => figure.series === series)
    const [last] = measures
    return last ? [{ series, label: last.label, unit: last.unit, territory: last.territory, measures }] : []
  })
}

/** Returns figures of any edition, the one measured last first. */
function figures(req: PayloadRequest, where: Where, limit: number) {
  return findDocuments(req, 'key-figures', {
    where: {
      and: [where, { series: { exists: true } }, { value: { exists: true } }, { measuredOn: { exists: true } }],
    },
    sort: '-measuredOn',
    limit,
    select: { label: true, value: true, unit: true, territory: true, measuredOn: true, series: true },
    draft: true,
    locale: languageOf(req.i18n),
    as: 'requester',
  })
}
