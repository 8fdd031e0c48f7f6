import { Button } from '@payloadcms/ui'
import type { DocumentViewServerProps, PayloadRequest } from 'payload'
import { canPublish, worksOn } from '../../../collections/shared/access/roles'
import { rows } from '../../../collections/shared/rows'
import { languageOf } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'
import { EditionTab } from '../edition-tab/edition-tab'
import type { PastImport } from './history'
import { ImportDesk } from './import-desk'
import { importWords } from './words'
import './import.css'

/** The tab « Importer et exporter » of an edition: tables out; for those who publish, files in and what was imported before. */
export async function ImportView({ initPageResult, i18n, payload }: DocumentViewServerProps) {
  const { docID, req } = initPageResult
  const language = languageOf(i18n)
  const words = importWords[language]
  const id = String(docID)
  const [edition] = worksOn(req.user, id)
    ? await rows(payload, 'editions', { id: { equals: id } }, { draft: true })
    : []
  const { serverURL, routes } = payload.config
  const url = `${serverURL ?? ''}${routes.api}/programme/${id}`
  return (
    <EditionTab className="import-desk" id={id} payload={payload} title={words.title}>
      {edition ? (
        <>
          <h2>{words.title}</h2>
          <section className="import-desk__export">
            <h3>{words.export}</h3>
            <p>{words.exportNote}</p>
            <ul>
              {(['sessions', 'speakers'] as const).map((name) => (
                <li key={name}>
                  <Button
                    buttonStyle="secondary"
                    el="anchor"
                    extraButtonProps={{ download: true }}
                    margin={false}
                    url={`${url}/export/${name}.csv`}
                  >
                    {words.exports[name]}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
          {canPublish(req.user) && (
            <ImportDesk imports={await pastImports(req, id)} key={id} language={language} url={url} />
          )}
        </>
      ) : (
        <p>{words.missing}</p>
      )}
    </EditionTab>
  )
}

const MOST = 20

/** The last imports of an edition. When is told in Paris time, that of the team. */
async function pastImports(req: PayloadRequest, edition: string): Promise<PastImport[]> {
  const { docs } = await req.payload.find({
    collection: 'imports',
    where: { edition: { equals: edition } },
    sort: '-createdAt',
    limit: MOST,
    depth: 1,
    overrideAccess: true,
  })
  return docs.map(({ id, fileName, createdAt, by, state, counts }) => {
    const { created = 0, updated = 0 } = (counts ?? {}) as { created?: number; updated?: number }
    const name = typeof by === 'object' && by !== null ? (by.name ?? by.email) : ''
    const when = formatMoment(createdAt, DEFAULT_ZONE, languageOf(req.i18n))
    return { id, fileName, when, by: name ?? '', state, created, updated }
  })
}
