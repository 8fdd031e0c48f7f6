import { formatLongDate } from '../../domain/format-date'
import { formatList } from '../../domain/format-list'
import { frenchSpaces } from '../../domain/typography'
import { DEFAULT_ZONE, dayIn } from '../../domain/zone'
import type { ConsentEnd } from '../../static-archive/consent-ends'
import type { WrittenArchive } from '../../static-archive/write-archive'
import { formatBytes } from './progress-line'

interface Written {
  target: string
  origin: string
  seconds: number
}

/** What the operator reads once an archive is written, in French: what is in it, how to serve it, which consents end when. */
export function formatArchiveSummary(archive: WrittenArchive, { target, origin, seconds }: Written): string {
  const { counts, files, bytes, ends, missing, outside } = archive
  const time = seconds.toLocaleString('fr', { maximumFractionDigits: 1 })
  const lines = [
    `Archive écrite en ${time} s : ${target} (${counts.pages} pages, ${counts.documents} réponses de l’API, ${counts.feeds} flux, ${counts.files} images et autres fichiers ; en tout ${files} fichiers, ${formatBytes(bytes)}).`,
    `À servir à la racine de ${origin} : LISEZMOI.txt dit comment.`,
    ...consents(ends),
    'Quand une personne se retire, relancez la commande avec --replace, et remplacez toute copie.',
    ...(outside.length > 0
      ? [
          `Liens vers des pages du site qui ne sont pas dans l’archive : ${outside.length} (« outside » de MANIFEST.json).`,
        ]
      : []),
    ...(missing.length > 0 ? [`ATTENTION : ces fichiers manquent déjà sur le site : ${missing.join(', ')}.`] : []),
  ]
  return frenchSpaces(lines.join('\n'))
}

const kinds: Record<ConsentEnd['collection'], readonly [one: string, several: string]> = {
  testimonials: ['témoignage', 'témoignages'],
  speakers: ['personne', 'personnes'],
  media: ['photo', 'photos'],
}

/** What ends when: « 3 témoignages ont un accord qui prend fin ; le premier le … ». */
function consents(ends: readonly ConsentEnd[]): string[] {
  const [first] = ends
  if (!first) return []
  const counted = Object.entries(kinds).flatMap(([collection, [one, several]]) => {
    const count = ends.filter((end) => end.collection === collection).length
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]
  })
  const verb = ends.length === 1 ? 'a' : 'ont'
  return [
    `${formatList(counted, 'fr')} ${verb} un accord qui prend fin ; le premier le ${dayOf(first)} : relancez la commande ce jour-là.`,
    ...ends.map((end) => `  ${dayOf(end)} : ${kinds[end.collection][0]}, ${end.name}`),
  ]
}

const dayOf = ({ until }: ConsentEnd): string =>
  formatLongDate(dayIn(new Date(until).toISOString(), DEFAULT_ZONE), 'fr')
