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
    await show().catch(() => undefined)
  }
  isLoading = false
}

// Only what changed is put in place of what was there: the page keeps where it is scrolled to.
async function show() {
  const answer = await fetch(location.href, { credentials: 'same-origin', cache: 'no-store' })
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  document.title = fresh.title
  for (const selector of ['.preview-note', 'main']) {
    const [now, next] = [document.querySelector(selector), fresh.querySelector(selector)]
    if (now && next && now.innerHTML !== next.innerHTML) now.replaceChildren(...next.childNodes)
  }
}

if (admin) {
  window.addEventListener('message', ({ origin, data }) => {
    if (origin === location.origin && data?.type === 'payload-document-event') void refresh()
  })
  admin.postMessage({ type: 'payload-live-preview', ready: true }, location.origin)
}
