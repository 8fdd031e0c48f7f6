'use client'

const reload = () => window.location.reload()
const goBack = () => (window.history.length > 1 ? window.history.back() : window.location.assign('/admin'))

/** Shown instead of a page whose code failed or could not be loaded. It stands alone: no style or provider can be relied on. */
export default function GlobalError() {
  return (
    <html lang="fr">
      <head>
        <title>Cette page ne s’affiche pas</title>
        <meta content="light dark" name="color-scheme" />
      </head>
      <body
        style={{ font: '1rem/1.5 system-ui, sans-serif', margin: '15vh auto', maxWidth: '32rem', padding: '0 1rem' }}
      >
        <h1 style={{ fontSize: '1.5rem' }}>Cette page ne s’affiche pas</h1>
        <p>
          Le site a peut-être été mis à jour entre-temps, ou la connexion s’est interrompue. Ce que vous avez écrit et
          que le serveur n’a pas reçu est conservé sur cet appareil.
        </p>
        <p style={{ display: 'flex', gap: '1rem' }}>
          <button onClick={reload} style={button} type="button">
            Recharger la page
          </button>
          <button onClick={goBack} style={button} type="button">
            Revenir
          </button>
        </p>
      </body>
    </html>
  )
}

const button = { font: 'inherit', padding: '0.4rem 0.8rem' }
