import type { Endpoint, PayloadRequest } from 'payload'
import { worksOn } from '../../../../collections/shared/access/roles'
import { refuseRequest } from '../../../../collections/shared/messages'
import { resultOfError } from '../../progress'
import { type CurrentState, readCurrentState } from '../current-state'
import { sessionChoices } from '../session-choices'
import { writeCsv } from './csv'
import { sessionTable, speakerTable, type Table } from './tables'

type Print = (state: CurrentState, req: PayloadRequest) => Table

/**
 * `GET /api/programme/:edition/export/sessions.csv` and `…/speakers.csv`, drafts included, for those who work on the
 * edition. Importing an exported file changes nothing.
 */
export const exportEndpoints: Endpoint[] = [
  exportEndpoint('sessions', 'programme', (state, req) => sessionTable(state, sessionChoices(req.payload))),
  exportEndpoint('speakers', 'personnes', speakerTable),
]

function exportEndpoint(name: string, fileName: string, print: Print): Endpoint {
  return {
    path: `/programme/:edition/export/${name}.csv`,
    method: 'get',
    handler: (req: PayloadRequest) =>
      exportTable(req, fileName, print).catch((error: unknown) => {
        const { status, body } = resultOfError(req, error)
        return Response.json(body, { status, headers: noStore })
      }),
  }
}

const noStore = { 'Cache-Control': 'private, no-store' }

async function exportTable(req: PayloadRequest, fileName: string, print: Print): Promise<Response> {
  const id = String(req.routeParams?.edition)
  if (!worksOn(req.user, id)) {
    throw refuseRequest(req, req.user ? 403 : 401, {
      fr: 'L’export est réservé aux personnes qui travaillent sur cette édition. Demandez à y avoir accès.',
      en: 'The export is for those who work on this edition.',
    })
  }
  const state = await readCurrentState(req, id)
  if (!state) {
    throw refuseRequest(req, 404, {
      fr: 'Cette édition n’existe pas, ou elle est dans la corbeille.',
      en: 'There is no such edition.',
    })
  }
  return new Response(writeCsv(print(state, req)), {
    headers: {
      ...noStore,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}-${state.edition.slug}.csv"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
