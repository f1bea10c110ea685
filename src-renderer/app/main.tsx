/** Only wires: texts, host, page. */
import './warm-up.ts'
import '../ui/base.css'
import { createRoot } from 'react-dom/client'
import { openHost } from '../host/open-host.ts'
import { startTexts } from '../i18n/i18n.ts'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
startTexts()
createRoot(root).render(<App host={openHost()} />)
