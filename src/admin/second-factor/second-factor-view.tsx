import { MinimalTemplate } from '@payloadcms/next/templates'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { getSafeRedirect } from 'payload/shared'
import { findFactors } from '../../../collections/users/second-factor/factors'
import { findWaiting } from '../../../collections/users/second-factor/session-state'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { Logo } from '../brand/logo'
import { ConfirmLogIn, SetUp } from '../on-demand'
import { secondFactorTexts } from './messages'
import './second-factor.css'

/** The second step of a log-in: confirms it, or sets a second factor up where the role requires one. */
export async function SecondFactorView({ initPageResult: { req }, searchParams }: AdminViewServerProps) {
  const { payload } = req
  const { admin } = payload.config.routes
  const target = getSafeRedirect({ fallbackTo: admin, redirectTo: searchParams?.redirect ?? '' })
  if (req.user) redirect(target)
  const waiting = await findWaiting(payload, req.headers)
  if (!waiting) redirect(`${admin}/login?redirect=${encodeURIComponent(target)}`)
  const texts = messagesIn(secondFactorTexts, languageOf(req.i18n))
  const kinds = (await findFactors(payload, waiting.user.id)).map(({ kind }) => kind)
  const isSetUp = waiting.state === 'to-set-up'
  return (
    <MinimalTemplate className="second-factor">
      <div className="login__brand">
        <Logo />
      </div>
      <header className="login-heading">
        <h1>{texts.pageTitle}</h1>
        <p>{isSetUp ? texts.setUpIntro : texts.confirmIntro}</p>
      </header>
      {isSetUp ? (
        <SetUp target={target} />
      ) : (
        <ConfirmLogIn hasPasskey={kinds.includes('passkey')} hasTotp={kinds.includes('totp')} target={target} />
      )}
    </MinimalTemplate>
  )
}
