import { halves } from '../../test/support/uploads'
import type { SoakContent } from './content'
import type { Counts } from './counts'
import type { Turn } from './editors'
import type { SoakSite } from './site'
import type { Gone } from './visitors'

interface Picture {
  id: string
  url: string
}

/** How many pictures stay: older ones are deleted, so that the site has the same size after an hour. */
const PICTURES = 10
const SIDE = 300

/** Pictures that were acknowledged and not deleted. */
export type Pictures = Map<string, Picture>

/** Those who bring and take: pictures uploaded and deleted, programmes imported and undone, people who agree and withdraw. */
export function contributorTurns(
  site: SoakSite,
  { importEdition }: SoakContent,
  gone: Gone,
  pictures: Pictures,
  counts: Counts,
): Record<string, Turn> {
  return {
    uploads: async (nth) => {
      const form = new FormData()
      const bytes = new Uint8Array(await halves(SIDE, SIDE, colourOf(nth), colourOf(nth * 7)))
      form.append('file', new File([bytes], `endurance-${nth}.png`, { type: 'image/png' }))
      form.append('_payload', JSON.stringify({ alt: `Une image, la ${nth}e`, needsConsent: false }))
      const made = await site.send('POST', '/api/media', form)
      if (made) {
        const { id, url } = JSON.parse(made.text).doc
        pictures.set(id, { id, url: url.replace(/^https?:\/\/[^/]+/, '') })
        counts.uploads += 1
      }
      for (const { url } of pictures.values()) {
        const answer = await site.send('GET', url)
        if (answer) counts.reads += 1
      }
      const [oldest] = pictures.values()
      if (pictures.size > PICTURES && oldest) {
        pictures.delete(oldest.id)
        if (await site.send('DELETE', `/api/media/${oldest.id}`)) gone.push(oldest.url)
      }
    },
    imports: async (nth) => {
      const lines = [1, 2, 3].map((line) => `Importée ${nth}-${line};Pause;1${line + 2}:00;1${line + 2}:30`)
      const table = ['Titre;Format;Début;Fin', ...lines].join('\r\n')
      const send = (fields: Record<string, string>) => {
        const form = new FormData()
        form.append('file', new File([table], 'programme.csv'))
        for (const [name, value] of Object.entries(fields)) form.append(name, value)
        return site.send('POST', `/api/programme/${importEdition.id}/import`, form)
      }
      const plan = await send({})
      if (!plan) return
      const made = await send({ apply: 'true', digest: JSON.parse(plan.text).plan.digest })
      if (!made) return
      counts.imports += 1
      await site.send('POST', `/api/programme/${importEdition.id}/import/${JSON.parse(made.text).import.id}/undo`, {})
    },
    withdrawals: async (nth) => {
      const name = `Partante ${nth}`
      const made = await site.send('POST', '/api/speakers', { name, _status: 'published' })
      if (!made) return
      const { id } = JSON.parse(made.text).doc
      const subject = { relationTo: 'speakers', value: id }
      const consent = { person: name, subject, scope: ['name'], givenOn: '2024-01-15', wording: '2026-1' }
      await site.send('POST', '/api/consents', consent)
      await site.send('GET', `/api/speakers/${id}`)
      if (!(await site.send('POST', '/api/person-pages/withdrawals', { collection: 'speakers', id }))) return
      counts.withdrawals += 1
      gone.push(`/api/speakers/${id}`)
    },
  }
}

const colourOf = (nth: number) => `#${((nth * 2_654_435) % 0xff_ff_ff).toString(16).padStart(6, '0')}`
