import type { ReactNode } from 'react'
import { intlLocales, type Language, otherLanguage } from '../domain/bilingual'
import { assetPath } from './assets'
import { siteMessagesIn } from './messages'
import { Logo } from './shapes'

/** A feed of the content of a page; `title` says what it is to people whose software lists feeds. */
export interface PageFeed {
  path: string
  type: string
  title: string
}

/** A page and its metadata. Paths are relative to `origin`, which is the scheme and the host of the site. */
export interface Page {
  language: Language
  origin: string
  title: string
  description?: string
  /** The public path in each language; `undefined` for a page that is not public, which search engines may not index. */
  paths?: Record<Language, string>
  /** The path of the same page in the other language. */
  translationPath?: string
  image?: { url: string; width: number; height: number; alt: string; type?: string }
  /** Structured data of schema.org; `origin` is that of its addresses. */
  data?: (origin: string) => object
  /** The same content in formats for other software. */
  feeds?: PageFeed[]
  /** A note above the page: that it is a preview. */
  note?: ReactNode
  /** Whether the page reloads when its document is saved in the admin. */
  isLive?: boolean
  children: ReactNode
}

/** A complete HTML document, which works without a script. */
export function Frame({ language, note, isLive, translationPath, children, ...page }: Page) {
  const messages = siteMessagesIn(language)
  const other = otherLanguage(language)
  return (
    <html lang={language}>
      <Head language={language} {...page} />
      <body>
        <a className="skip" href="#contenu">
          {messages.skip}
        </a>
        {note}
        <header className="masthead">
          <a aria-label={messages.home} className="masthead-home" href={`/${language}`}>
            <Logo />
            {messages.site}
          </a>
          {translationPath && (
            <nav aria-label={messages.language}>
              <a href={translationPath} hrefLang={other} lang={other}>
                {messages.otherLanguage}
              </a>
            </nav>
          )}
        </header>
        <main id="contenu" tabIndex={-1}>
          {children}
        </main>
        <footer className="colophon">
          <p>{messages.siteName}</p>
          <p>
            <a href={`/${language}/editions`}>{messages.allEditions}</a>
          </p>
        </footer>
        {isLive && <script defer src={assetPath('refresh.js')} />}
      </body>
    </html>
  )
}

function Head({
  language,
  origin,
  title,
  description,
  paths,
  image,
  data,
  feeds = [],
}: Pick<Page, 'language' | 'origin' | 'title' | 'description' | 'paths' | 'image' | 'data' | 'feeds'>) {
  const { site, siteName } = siteMessagesIn(language)
  return (
    <head>
      <meta charSet="utf-8" />
      <meta content="width=device-width, initial-scale=1" name="viewport" />
      <meta content="light dark" name="color-scheme" />
      <title>{`${title} – ${site}`}</title>
      {description && <meta content={description} name="description" />}
      {!paths && <meta content="noindex" name="robots" />}
      {paths && (
        <>
          <link href={origin + paths[language]} rel="canonical" />
          <link href={origin + paths.fr} hrefLang="fr" rel="alternate" />
          <link href={origin + paths.en} hrefLang="en" rel="alternate" />
          <link href={origin + paths.fr} hrefLang="x-default" rel="alternate" />
          <meta content={origin + paths[language]} property="og:url" />
          {feeds.map(({ path, type, title: name }) => (
            <link href={origin + path} key={path} rel="alternate" title={name} type={type} />
          ))}
        </>
      )}
      <meta content={title} property="og:title" />
      {description && <meta content={description} property="og:description" />}
      <meta content={siteName} property="og:site_name" />
      <meta content="website" property="og:type" />
      <meta content={intlLocales[language].replace('-', '_')} property="og:locale" />
      {image && (
        <>
          <meta content={origin + image.url} property="og:image" />
          {image.type && <meta content={image.type} property="og:image:type" />}
          <meta content={String(image.width)} property="og:image:width" />
          <meta content={String(image.height)} property="og:image:height" />
          {image.alt && <meta content={image.alt} property="og:image:alt" />}
        </>
      )}
      <link href={assetPath('icon.svg')} rel="icon" type="image/svg+xml" />
      <link as="font" crossOrigin="anonymous" href={assetPath('latin.woff2')} rel="preload" type="font/woff2" />
      <link href={assetPath('style.css')} rel="stylesheet" />
      {data && <script type="application/ld+json">{JSON.stringify(data(origin))}</script>}
    </head>
  )
}
