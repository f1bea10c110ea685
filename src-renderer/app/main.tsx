/** Only wires: texts, host, page. */
import { greeting, host } from './warm-up.ts'
import '../ui/base.css'
import { createRoot } from 'react-dom/client'
import { startTexts } from '../i18n/i18n.ts'
import { App } from './app.tsx'
import { holdBrowserBack } from './browser-back.ts'
import { startSession } from './start-session.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
startTexts()
holdBrowserBack(window)
createRoot(root).render(<App start={startSession(host, greeting)} />)
