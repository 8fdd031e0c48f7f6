import type { Endpoint, PayloadRequest } from 'payload'
import { worksOn } from '../../../../collections/shared/access/roles'
import { refuseRequest } from '../../../../collections/shared/messages'
import { answerError } from '../../progress'
import { type Existing, readExisting } from '../current-state'
import { sessionChoices } from '../session-choices'
import { writeCsv } from './csv'
import { sessionLines } from './session-table'
import { speakerLines } from './speaker-table'

type Table = (existing: Existing, req: PayloadRequest) => { titles: string[]; lines: string[][] }

/**
 * `GET /api/programme/:edition/export/sessions.csv` and `…/speakers.csv`, drafts included, for those who work on the
 * edition. What is exported can be imported again without changing anything.
 */
export const exportEndpoints: Endpoint[] = [
  exportOf('sessions', 'programme', (existing, req) => sessionLines(existing, sessionChoices(req.payload))),
  exportOf('speakers', 'personnes', speakerLines),
]

function exportOf(name: string, fileName: string, table: Table): Endpoint {
  return {
    path: `/programme/:edition/export/${name}.csv`,
    method: 'get',
    handler: (req: PayloadRequest) =>
      answer(req, fileName, table).catch((error: unknown) => {
        const { status, body } = answerError(req, error)
        return Response.json(body, { status, headers: noStore })
      }),
  }
}

const noStore = { 'Cache-Control': 'private, no-store' }

async function answer(req: PayloadRequest, fileName: string, table: Table): Promise<Response> {
  const id = String(req.routeParams?.edition)
  if (!worksOn(req.user, id)) {
    throw refuseRequest(req, req.user ? 403 : 401, {
      fr: 'L’export est réservé aux personnes qui travaillent sur cette édition. Demandez à y être ajouté·e.',
      en: 'The export is for those who work on this edition.',
    })
  }
  const existing = await readExisting(req, id)
  if (!existing) {
    throw refuseRequest(req, 404, {
      fr: 'Cette édition n’existe pas, ou elle est dans la corbeille.',
      en: 'There is no such edition.',
    })
  }
  const { titles, lines } = table(existing, req)
  return new Response(writeCsv(titles, lines), {
    headers: {
      ...noStore,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}-${existing.edition.slug}.csv"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
