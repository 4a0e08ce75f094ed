import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { keepConsole } from './app/new-build.ts';
import './style/base.css';
import './style/shell.css';
import './style/parts.css';

createRoot(document.getElementById('root')!).render(<App />);
keepConsole();
