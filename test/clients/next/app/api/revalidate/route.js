import { revalidateTag } from 'next/cache'

/** Forgets what was made of these collections: `POST /api/revalidate?tag=sessions&tag=speakers`. */
export async function POST(request) {
  if (request.headers.get('authorization') !== `Bearer ${process.env.REVALIDATE_SECRET}`) {
    return new Response('Send the secret.', { status: 401 })
  }
  for (const tag of new URL(request.url).searchParams.getAll('tag')) revalidateTag(tag, { expire: 0 })
  return new Response(null, { status: 204 })
}
