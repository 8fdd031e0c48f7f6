import { findAsset } from '../../../../../site/assets'

interface Context {
  params: Promise<{ version: string; name: string }>
}

/** A file that the pages of the site load. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { version, name } = await params
  const asset = findAsset(version, name)
  if (!asset) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(asset.bytes), {
    headers: {
      'Content-Type': asset.type,
      'Cache-Control': asset.isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}
