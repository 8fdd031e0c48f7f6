// In a preview beside a form: shows the document again each time the admin says that it was saved.
const admin = window.opener ?? (window.parent === window ? undefined : window.parent)
let isStale = false
let isLoading = false

async function refresh() {
  isStale = true
  if (isLoading) return
  isLoading = true
  while (isStale) {
    isStale = false
    if (await show().catch(() => false)) continue
    // A server that is too busy, or starting again, is asked once more.
    isStale = true
    await new Promise((done) => setTimeout(done, 2_000))
  }
  isLoading = false
}

// Only what changed is put in place of what was there: the page keeps where it is scrolled to.
async function show() {
  const signal = AbortSignal.timeout(10_000)
  const answer = await fetch(location.href, { credentials: 'same-origin', cache: 'no-store', signal })
  if (answer.status >= 500) return false
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  document.title = fresh.title
  for (const selector of ['.preview-note', 'main']) {
    const [now, next] = [document.querySelector(selector), fresh.querySelector(selector)]
    if (now && next && now.innerHTML !== next.innerHTML) now.replaceChildren(...next.childNodes)
  }
  return true
}

if (admin) {
  const tell = () => admin.postMessage({ type: 'payload-live-preview', ready: true }, location.origin)
  // The form may come to life after this page: it is told again until it answers.
  const telling = setInterval(tell, 500)
  window.addEventListener('message', ({ origin, data }) => {
    if (origin !== location.origin) return
    if (data?.type?.startsWith?.('payload-')) clearInterval(telling)
    if (data?.type === 'payload-document-event') void refresh()
  })
  tell()
}
