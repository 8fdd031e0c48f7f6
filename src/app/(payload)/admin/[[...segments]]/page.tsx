import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import { isCreatePage, openNewDocument } from '../../../../admin/create/render-new-document'
import { importMap } from '../importMap'

interface Props {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

/** Title and icons of an admin page. */
export const generateMetadata = ({ params, searchParams }: Props) =>
  generatePageMetadata({ config, params, searchParams })

/** Every page under `/admin`. */
export default async function Page({ params, searchParams }: Props) {
  const page = await RootPage({ config, importMap, params, searchParams })
  return isCreatePage((await params).segments) ? openNewDocument(page) : page
}
