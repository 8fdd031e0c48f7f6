import type { Endpoint, PayloadRequest } from 'payload'
import { worksOn } from '../../../../collections/shared/access/roles'
import { refuseRequest } from '../../../../collections/shared/messages'
import { type Table, writeCsv } from '../../../content/write-csv'
import { resultOfError } from '../../progress'
import { type CurrentState, readCurrentState } from '../current-state'
import { sessionChoices } from '../session-choices'
import { writeWorkbook } from '../workbook/write-workbook'
import { sessionTable, speakerTable } from './tables'

type Print = (state: CurrentState, req: PayloadRequest) => Table

/**
 * `GET /api/programme/:edition/export/sessions.csv` and `…/speakers.csv`, and the same as `.xlsx` and `.ods`, drafts
 * included, for those who work on the edition. Importing an exported file changes nothing.
 */
export const exportEndpoints: Endpoint[] = (['csv', 'xlsx', 'ods'] as const).flatMap((format) => [
  exportEndpoint('sessions', 'programme', format, (state, req) => sessionTable(state, sessionChoices(req.payload))),
  exportEndpoint('speakers', 'personnes', format, speakerTable),
])

function exportEndpoint(name: string, fileName: string, format: Format, print: Print): Endpoint {
  return {
    path: `/programme/:edition/export/${name}.${format}`,
    method: 'get',
    handler: (req: PayloadRequest) =>
      exportTable(req, fileName, format, print).catch((error: unknown) => {
        const { status, body } = resultOfError(req, error)
        return Response.json(body, { status, headers: noStore })
      }),
  }
}

type Format = 'csv' | 'xlsx' | 'ods'

const contentTypes: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}

const noStore = { 'Cache-Control': 'private, no-store' }

async function exportTable(req: PayloadRequest, fileName: string, format: Format, print: Print): Promise<Response> {
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
  const table = print(state, req)
  const file = format === 'csv' ? writeCsv(table) : await writeWorkbook(format, table)
  return new Response(file as BodyInit, {
    headers: {
      ...noStore,
      'Content-Type': contentTypes[format],
      'Content-Disposition': `attachment; filename="${fileName}-${state.edition.slug}.${format}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
