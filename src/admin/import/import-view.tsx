import { Button } from '@payloadcms/ui'
import type { DocumentViewServerProps, PayloadRequest } from 'payload'
import { canPublish, worksOn } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { inLanguage, languageOf, messagesIn } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'
import { EditionTab } from '../edition-tab/edition-tab'
import { ImportPanel } from '../on-demand'
import type { PastImport } from './history'
import { exportFormats, exportLabels, importMessages } from './messages'
import './import.css'

/** The tab « Importer et exporter » of an edition: exports, and for people who may publish, imports and their history. */
export async function ImportView({ initPageResult, i18n, payload }: DocumentViewServerProps) {
  const { docID, req } = initPageResult
  const language = languageOf(i18n)
  const messages = messagesIn(importMessages, language)
  const id = String(docID)
  const [edition] = worksOn(req.user, id)
    ? await findDocuments(payload, 'editions', {
        where: { id: { equals: id } },
        draft: true,
        trash: true,
        as: 'system',
      })
    : []
  const { serverURL, routes } = payload.config
  const url = `${serverURL ?? ''}${routes.api}/programme/${id}`
  return (
    <EditionTab className="import-panel" id={id} language={language} payload={payload} title={messages.title}>
      {edition ? (
        <>
          <h2>{messages.title}</h2>
          <section className="import-panel__export">
            <h3>{messages.export}</h3>
            <p>{messages.exportNote}</p>
            {(['sessions', 'speakers'] as const).map((name) => (
              <div className="import-panel__table" key={name}>
                <h4 id={`export-${name}`}>{inLanguage(exportLabels[name], language)}</h4>
                <ul aria-labelledby={`export-${name}`}>
                  {(['xlsx', 'ods', 'csv'] as const).map((format) => (
                    <li key={format}>
                      <Button
                        buttonStyle="secondary"
                        el="anchor"
                        extraButtonProps={{
                          download: true,
                          'aria-label': `${inLanguage(exportLabels[name], language)} – ${inLanguage(exportFormats[format], language)}`,
                        }}
                        margin={false}
                        url={`${url}/export/${name}.${format}`}
                      >
                        {inLanguage(exportFormats[format], language)}
                      </Button>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
          {canPublish(req.user) && (
            <ImportPanel imports={await pastImports(req, id)} key={id} language={language} url={url} />
          )}
        </>
      ) : (
        <p>{messages.missing}</p>
      )}
    </EditionTab>
  )
}

const MAX_IMPORTS = 20

/** Returns the latest imports into an edition. Their times are in the zone of the team. */
async function pastImports(req: PayloadRequest, edition: string): Promise<PastImport[]> {
  const docs = await findDocuments(req.payload, 'imports', {
    where: { edition: { equals: edition } },
    sort: '-createdAt',
    limit: MAX_IMPORTS,
    depth: 1,
    as: 'system',
  })
  return docs.map(({ id, fileName, createdAt, by, state, counts }) => {
    const { created = 0, updated = 0 } = (counts ?? {}) as { created?: number; updated?: number }
    const name = typeof by === 'object' && by !== null ? (by.name ?? by.email) : ''
    const when = formatMoment(createdAt, DEFAULT_ZONE, languageOf(req.i18n))
    return { id, fileName, when, by: name ?? '', state, created, updated }
  })
}
