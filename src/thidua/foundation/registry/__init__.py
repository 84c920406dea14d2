"""The one history: awards held, ratings, initiatives, achievements, discipline, blocs, rolls."""
