import { Button } from '@payloadcms/ui'
import type { BeforeListTableServerProps } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { languageOf } from '../../domain/bilingual'
import { formatStartFrom } from './messages'
import './start-from.css'

/** A link above the list of editions that starts a new edition from the latest one. */
export async function StartFrom({ payload, user, i18n }: BeforeListTableServerProps) {
  if (!canPublish(user ?? null)) return null
  const language = languageOf(i18n)
  const [latest] = await findDocuments(payload, 'editions', {
    sort: '-startsOn',
    limit: 1,
    select: { shortName: true, title: true },
    draft: true,
    locale: language,
    as: { user },
  })
  const name = latest?.shortName ?? latest?.title
  if (!latest || !name) return null
  const { serverURL, routes } = payload.config
  return (
    <p className="start-from">
      <Button
        buttonStyle="secondary"
        el="link"
        margin={false}
        size="small"
        to={`${serverURL ?? ''}${routes.admin}/collections/editions/${latest.id}/nouvelle-edition`}
      >
        {formatStartFrom(name, language)}
      </Button>
    </p>
  )
}
