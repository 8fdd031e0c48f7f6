import { readPicture } from '../../../../../admin/guide/guide-files'

/** A picture of the guide for editors. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const picture = await readPicture((await params).name)
  if (!picture) return new Response(null, { status: 404 })
  const headers = { 'Content-Type': 'image/avif', 'Cache-Control': 'private, max-age=3600' }
  return new Response(new Uint8Array(picture), { headers })
}
