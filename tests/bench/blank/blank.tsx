/** The peer of `start`: React and one line, nothing else. */
import { createRoot } from 'react-dom/client'

const root = document.getElementById('root')
if (root === null) throw new Error('no root')
createRoot(root).render(<main className="blank">驿站</main>)
