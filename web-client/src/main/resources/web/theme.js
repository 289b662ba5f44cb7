// Runs before the first paint, so that a chosen theme does not flash in from the other one.
(function () {
  var theme = localStorage.getItem('parley.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
