import { LockIcon } from '@payloadcms/ui/icons/Lock'
import type { ListViewServerPropsOnly } from 'payload'
import { findOpenForms, type OpenForm } from '../../../collections/shared/locks/open-forms'
import { languageOf } from '../../domain/bilingual'
import { findNames } from '../../editorial/board/lock-holders'
import { formatOpenForm, listMessages } from './messages'
import './open-forms.css'

type Listed = Record<string, unknown> & { id: string }

/** Above a list: the documents of the page that somebody else has open, and who. Empty when there are none. */
export async function OpenForms({ collectionConfig, data, i18n, payload, user }: ListViewServerPropsOnly) {
  const { slug, admin, lockDocuments } = collectionConfig
  // Payload has no locks of such documents, and refuses to look for them.
  if (lockDocuments === false) return null
  const listed = (data?.docs ?? []) as Listed[]
  const ids = new Set(listed.map(({ id }) => id))
  const forms = (await findOpenForms(payload, slug)).filter(
    (form) => ids.has(form.document) && form.user !== String(user?.id),
  )
  if (forms.length === 0) return null
  const language = languageOf(i18n)
  const names = await findNames(
    payload,
    'users',
    forms.map((form) => form.user),
  )
  return (
    <ul aria-label={listMessages.open[language]} className="open-forms">
      {listed
        .filter(({ id }) => forms.some(isOf(id)))
        .map((document) => (
          <li key={document.id}>
            <LockIcon />
            <a href={`${payload.config.routes.admin}/collections/${slug}/${document.id}`}>
              {titleOf(document, admin.useAsTitle) || listMessages.untitled[language]}
            </a>{' '}
            {formatOpenForm(
              forms.filter(isOf(document.id)).map((form) => names[form.user] ?? '?'),
              language,
            )}
          </li>
        ))}
    </ul>
  )
}

const isOf = (id: string) => (form: OpenForm) => form.document === id

function titleOf(document: Listed, titleField = ''): string {
  const [title] = [document[titleField], document.slug].filter((text) => typeof text === 'string' && text !== '')
  return typeof title === 'string' ? title : ''
}
