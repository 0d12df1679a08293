"""Clusters and blocks."""

from django.urls import path

from thidua.desk.views import clusters

urlpatterns = [
    path("clusters/", clusters.cluster_list, name="cluster_list"),
    path("clusters/<pid:public_id>/", clusters.cluster_year, name="cluster_year"),
]
