import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueries } from './api/queries.js';
import { Design } from './shell/design.js';
import './shell/page.css';
import './shell/pieces.css';
import './shell/view.css';
import { ROUTES } from './shell/routes.js';
import { ThemeProvider } from './shell/theme.js';
import { beginTexts } from './text/use-texts.js';

/** The page begins here. */
await beginTexts();
const place = document.querySelector('#page');
if (place === null) throw new Error('index.html has no place for the page.');
createRoot(place).render(
  <StrictMode>
    <ThemeProvider>
      <Design>
        <QueryClientProvider client={createQueries()}>
          <RouterProvider router={createBrowserRouter(ROUTES)} />
        </QueryClientProvider>
      </Design>
    </ThemeProvider>
  </StrictMode>,
);
