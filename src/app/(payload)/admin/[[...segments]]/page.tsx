import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import { importMap } from '../importMap'

interface Props {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

/** Title and icons of an admin page. */
export const generateMetadata = ({ params, searchParams }: Props) =>
  generatePageMetadata({ config, params, searchParams })

/** Every page under `/admin`. */
export default function Page({ params, searchParams }: Props) {
  return RootPage({ config, importMap, params, searchParams })
}
