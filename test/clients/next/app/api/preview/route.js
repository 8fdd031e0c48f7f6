import { draftMode } from 'next/headers'
import { redirect } from 'next/navigation'
import { readPreviewLink } from '../../preview-link'

/** Opens a preview from the admin: `PREVIEW_URL` of the CMS is the address of this route. */
export async function GET(request) {
  const link = readPreviewLink(request.url, process.env.PREVIEW_SECRET)
  if (!link) return new Response('This preview link is not valid any more.', { status: 403 })
  const draft = await draftMode()
  draft.enable()
  redirect(`/${link.collection}/${link.slug}`)
}
