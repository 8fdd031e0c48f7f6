import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps, Payload } from 'payload'
import { collectionLabel } from '../../../collections/shared/admin/collection-label'
import { inLanguage, type Language, languageOf } from '../../domain/bilingual'
import { readBoard } from '../../editorial/board/read-board'
import { ProgrammeBoard } from '../on-demand'
import { boardMessages } from './messages'

/** The tab « Programme » of an edition. */
export async function BoardView({ initPageResult, i18n, payload }: DocumentViewServerProps) {
  const { docID, req } = initPageResult
  const language = languageOf(i18n)
  const board = docID === undefined ? undefined : await readBoard(payload, req.user, String(docID))
  const { serverURL, routes } = payload.config
  return (
    <Gutter className="board-view">
      <SetDocumentStepNav
        collectionSlug="editions"
        id={docID}
        pluralLabel={collectionLabel(payload, 'editions', 'plural', language)}
        useAsTitle="shortName"
        view={inLanguage(boardMessages.title, language)}
      />
      {board ? (
        <ProgrammeBoard
          board={board}
          formats={formatLabels(payload, language)}
          key={board.edition.id}
          language={language}
          url={`${serverURL ?? ''}${routes.api}/programme/${board.edition.id}`}
        />
      ) : (
        <p>{inLanguage(boardMessages.missing, language)}</p>
      )}
    </Gutter>
  )
}

function formatLabels(payload: Payload, language: Language): Record<string, string> {
  const { flattenedFields } = payload.collections.sessions.config
  const format = flattenedFields.find(({ name }) => name === 'format')
  if (format?.type !== 'select') return {}
  return Object.fromEntries(
    format.options.flatMap((option) => {
      if (typeof option === 'string') return []
      const label = option.label as Record<string, string>
      return [[option.value, label[language] ?? option.value]]
    }),
  )
}
