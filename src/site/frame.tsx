import type { ReactNode } from 'react'
import type { Language } from '../domain/bilingual'
import { assetPath } from './assets'
import { Mark } from './shapes'
import { wordsIn } from './words'

/** What a page tells of itself beside its content. Paths are those of this site; `origin` is where it stands. */
export interface Page {
  language: Language
  origin: string
  title: string
  description?: string
  /** The public path in each language; none for what is not public, which no search engine keeps. */
  paths?: Record<Language, string>
  /** The path of the same page in the other language, where there is one to go to. */
  otherLanguage?: string
  image?: { url: string; width: number; height: number; alt: string }
  /** schema.org, where the page has something to say there. */
  data?: object
  /** Said above everything else: that this is a preview, and of what. */
  note?: ReactNode
  /** Whether the page reloads itself when its document is saved in the admin. */
  isLive?: boolean
  children: ReactNode
}

/** A whole HTML document that reads without a script. */
export function Frame({ language, note, isLive, otherLanguage, children, ...page }: Page) {
  const words = wordsIn(language)
  const other: Language = language === 'fr' ? 'en' : 'fr'
  return (
    <html lang={language}>
      <Head language={language} {...page} />
      <body>
        <a className="skip" href="#contenu">
          {words.skip}
        </a>
        {note}
        <header className="masthead">
          <a aria-label={words.home} className="masthead-home" href={`/${language}`}>
            <Mark />
            {words.site}
          </a>
          {otherLanguage && (
            <nav aria-label={words.language}>
              <a href={otherLanguage} hrefLang={other} lang={other}>
                {words.otherLanguage}
              </a>
            </nav>
          )}
        </header>
        <main id="contenu" tabIndex={-1}>
          {children}
        </main>
        <footer className="colophon">
          <p>{words.siteName}</p>
          <p>
            <a href={`/${language}/editions`}>{words.allEditions}</a>
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
}: Pick<Page, 'language' | 'origin' | 'title' | 'description' | 'paths' | 'image' | 'data'>) {
  const { site, siteName } = wordsIn(language)
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
        </>
      )}
      <meta content={title} property="og:title" />
      {description && <meta content={description} property="og:description" />}
      <meta content={siteName} property="og:site_name" />
      <meta content="website" property="og:type" />
      <meta content={language === 'fr' ? 'fr_FR' : 'en_GB'} property="og:locale" />
      {image && (
        <>
          <meta content={origin + image.url} property="og:image" />
          <meta content={String(image.width)} property="og:image:width" />
          <meta content={String(image.height)} property="og:image:height" />
          {image.alt && <meta content={image.alt} property="og:image:alt" />}
        </>
      )}
      <link href={assetPath('icon.svg')} rel="icon" type="image/svg+xml" />
      <link as="font" crossOrigin="anonymous" href={assetPath('latin.woff2')} rel="preload" type="font/woff2" />
      <link href={assetPath('style.css')} rel="stylesheet" />
      {data && <script type="application/ld+json">{JSON.stringify(data)}</script>}
    </head>
  )
}
