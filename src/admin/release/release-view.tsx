import type { DocumentViewServerProps } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { plannedRelease } from '../../editorial/plans/planned-release'
import { planRelease } from '../../editorial/release/plan'
import { listReleases } from '../../editorial/release/releases'
import { EditionTab } from '../edition-tab/edition-tab'
import { PublishButton } from '../on-demand'
import { differencesOf } from './differences'
import { releaseMessages } from './messages'
import { NextRelease } from './next-release'
import { ReleaseList } from './release-list'
import './release.css'

/** The tab « Publication » of an edition: the pending documents, the button that publishes or plans them, and the releases. */
export async function ReleaseView({ initPageResult, i18n, payload, searchParams }: DocumentViewServerProps) {
  const { docID, req } = initPageResult
  const language = languageOf(i18n)
  const messages = messagesIn(releaseMessages, language)
  const id = String(docID)
  const plan = canPublish(req.user) ? await planRelease(req, id) : undefined
  const { serverURL, routes } = payload.config
  const url = `${serverURL ?? ''}${routes.api}/programme/${id}`
  const open = Number(searchParams?.version)
  return (
    <EditionTab className="release" id={id} language={language} payload={payload} title={messages.title}>
      {plan ? (
        <>
          <h2>{messages.title}</h2>
          <p className="release__intro">{messages.intro}</p>
          <NextRelease admin={routes.admin} language={language} plan={plan} />
          <PublishButton
            blocking={plan.blocking.length}
            count={plan.pending.length}
            edition={id}
            hasPending={plan.pending.length + plan.changes.length > 0}
            language={language}
            planned={await plannedRelease(req, id)}
            url={`${url}/release`}
            zone={plan.edition.timezone}
          />
          <ReleaseList
            edition={id}
            language={language}
            open={
              Number.isInteger(open)
                ? { number: open, differences: await differencesOf(req, plan.edition, open, language) }
                : undefined
            }
            releases={await listReleases(req, id, language)}
            tab={`${routes.admin}/collections/editions/${id}/publication`}
            timezone={plan.edition.timezone}
            url={url}
          />
        </>
      ) : (
        <p>{messages.missing}</p>
      )}
    </EditionTab>
  )
}
