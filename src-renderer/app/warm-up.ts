/** Imported first: Chromium opens the origin's database files while the rest of the page is still being read. */
void indexedDB.databases()
