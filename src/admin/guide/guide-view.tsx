import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { frenchSpaces } from '../../domain/typography'
import { homeMessages } from '../home/messages'
import { pictureSizes, readGuide } from './guide-files'
import { headingId, markdownBlocks, sectionTitles } from './markdown'
import './guide.css'

/** The guide for editors, as a page of the admin. */
export async function GuideView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { locale, permissions, req, visibleEntities } = initPageResult
  const { admin } = req.payload.config.routes
  if (!req.user) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}/guide`)}`)
  const { guide } = messagesIn(homeMessages, languageOf(req.i18n))
  const text = frenchSpaces(await readGuide())
  const sizes = await pictureSizes()
  const pictureOf = (file: string) => ({ src: `${admin}/guide-images/${file}`, ...sizes.get(file) })
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      searchParams={searchParams}
      user={req.user}
      visibleEntities={visibleEntities}
    >
      <SetStepNav nav={[{ label: guide }]} />
      <Gutter>
        <div className="guide" lang="fr">
          <nav aria-labelledby="guide-contents" className="guide__contents">
            <h2 id="guide-contents">Sommaire</h2>
            <ul>
              {sectionTitles(text).map((title) => (
                <li key={title}>
                  <a href={`#${headingId(title)}`}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
          <article>{markdownBlocks(text, pictureOf)}</article>
        </div>
      </Gutter>
    </DefaultTemplate>
  )
}
