import { getTranslation } from '@payloadcms/translations'
import type { ListViewServerPropsOnly } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { unrecorded } from '../../audit/unrecorded'
import { auditActions } from '../../domain/audit'
import { inLanguage, languageOf } from '../../domain/bilingual'
import { parametersOf } from '../lists/edition-of-address'
import { AuditFilterForm } from './audit-filter-form'
import { filterOfAddress } from './filter-address'

/** Above the audit log: its filters by action, account, document and day. */
export async function AuditFilters({ i18n, payload, searchParams }: ListViewServerPropsOnly) {
  const language = languageOf(i18n)
  const users = await findDocuments(payload, 'users', { sort: 'name', select: { name: true }, as: 'system' })
  const collections = payload.config.collections
    .filter(({ slug, labels }) => !(slug in unrecorded) && !slug.startsWith('payload-') && labels)
    .map(({ slug, labels }) => ({ value: slug, label: getTranslation(labels.plural, i18n) }))
  const actions = Object.entries(auditActions).map(([value, label]) => ({ value, label: inLanguage(label, language) }))
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, language)
  const filter = filterOfAddress(parametersOf(searchParams))
  return (
    <AuditFilterForm
      accounts={users.map(({ id, name }) => ({ value: id, label: name }))}
      actions={actions.sort(byLabel)}
      admin={payload.config.routes.admin}
      collections={collections.sort(byLabel)}
      filter={filter}
      key={JSON.stringify(filter)}
    />
  )
}
