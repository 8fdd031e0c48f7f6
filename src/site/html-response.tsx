import { otherLanguage } from '../domain/bilingual'
import { PERMISSIONS_POLICY } from '../http/permissions-policy'
import { Frame, type Page } from './frame'
import { type Refusal, RefusalPage, refusalStatus, refusalTitle } from './refusal-page'

// Only what this site serves. A portrait has a style attribute: the point of the image that stays visible.
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
]
const livePolicy = [...policy, "script-src 'self'", "connect-src 'self'"]

const policyOf = ({ isLive }: Page, hasForms: boolean): string => {
  const rules = (isLive ? livePolicy : policy).join('; ')
  return hasForms ? rules.replace("form-action 'none'", "form-action 'self'") : rules
}

interface Options {
  status?: number
  /** Whether the page is for its reader alone: no cache stores it, no search engine indexes it, no link sends its address. */
  isPrivate?: boolean
  /** Whether the page has forms, which are sent to this site. */
  hasForms?: boolean
}

/** Renders a page as an HTTP response, which browsers revalidate before each use. */
export async function htmlResponse(
  page: Page,
  { status = 200, isPrivate = false, hasForms = false }: Options = {},
): Promise<Response> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return new Response(`<!doctype html>${renderToStaticMarkup(<Frame {...page} />)}`, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': page.language,
      'Cache-Control': isPrivate ? 'private, no-store' : 'no-cache',
      'Content-Security-Policy': policyOf(page, hasForms),
      'X-Frame-Options': 'SAMEORIGIN',
      'Permissions-Policy': PERMISSIONS_POLICY,
      'Referrer-Policy': isPrivate ? 'no-referrer' : 'strict-origin-when-cross-origin',
      ...(isPrivate || status >= 400 ? { 'X-Robots-Tag': 'noindex' } : {}),
      ...(status === 503 ? { 'Retry-After': '5' } : {}),
    },
  })
}

/** A page that explains a refusal. */
export const refusalResponse = (
  refusal: Refusal,
  { signIn, ...page }: Pick<Page, 'language' | 'origin'> & { signIn?: string },
): Promise<Response> =>
  htmlResponse(
    {
      ...page,
      title: refusalTitle(refusal, page.language),
      translationPath: refusal === 'missing' ? `/${otherLanguage(page.language)}` : undefined,
      children: <RefusalPage language={page.language} refusal={refusal} signIn={signIn} />,
    },
    { status: refusalStatus[refusal], isPrivate: refusal !== 'missing' },
  )
