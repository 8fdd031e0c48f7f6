import type { ServerProps } from 'payload'
import { languageOf } from '../../domain/bilingual'
import { BackupNotice } from './backup-notice'
import { ErasureNotices } from './erasure-notices'
import { formatWelcome } from './messages'
import { SiteLinks } from './site-links'
import { WebhookNotices } from './webhook-notices'
import './home.css'

/** The top of the home: whom it is for, the links to the site and to the guide, the webhooks that miss messages, who asked to be erased, and how old the last verified backup is. */
export function HomeHeader(props: ServerProps) {
  const { i18n, user } = props
  return (
    <>
      <header className="home-header">
        <h1>{formatWelcome(user?.collection === 'users' ? user.name : undefined, languageOf(i18n))}</h1>
        <SiteLinks {...props} />
      </header>
      <WebhookNotices {...props} />
      <ErasureNotices {...props} />
      <BackupNotice {...props} />
    </>
  )
}
